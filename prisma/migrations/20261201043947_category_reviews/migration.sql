-- CreateTable
CREATE TABLE "CategoryReview" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "CategoryReview_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "ReviewStep" (
    "trustId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "ReviewStep_pkey" PRIMARY KEY ("trustId","reviewId","n")
);

-- CreateIndex
CREATE INDEX "CategoryReview_trustId_urn_idx" ON "CategoryReview"("trustId", "urn");

-- CreateIndex
CREATE INDEX "CategoryReview_trustId_state_idx" ON "CategoryReview"("trustId", "state");

-- CreateIndex
CREATE INDEX "ReviewStep_trustId_byId_idx" ON "ReviewStep"("trustId", "byId");

-- AddForeignKey
ALTER TABLE "CategoryReview" ADD CONSTRAINT "CategoryReview_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewStep" ADD CONSTRAINT "ReviewStep_trustId_reviewId_fkey" FOREIGN KEY ("trustId", "reviewId") REFERENCES "CategoryReview"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
