-- AlterTable
ALTER TABLE "PeerReview" ADD COLUMN     "focus" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "focusById" TEXT;

-- CreateTable
CREATE TABLE "CoachingKey" (
    "trustId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "wrapped" TEXT NOT NULL,
    "masterId" TEXT NOT NULL,

    CONSTRAINT "CoachingKey_pkey" PRIMARY KEY ("trustId","groupId")
);

-- CreateTable
CREATE TABLE "PeerReviewWriteUp" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readBy" TEXT NOT NULL,
    "sealed" TEXT,
    "seen" TEXT,
    "learned" TEXT,
    "willDo" TEXT,

    CONSTRAINT "PeerReviewWriteUp_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "PeerReviewMiss" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PeerReviewMiss_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "PeerReviewShare" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "toChannel" BOOLEAN NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),

    CONSTRAINT "PeerReviewShare_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateIndex
CREATE INDEX "PeerReviewWriteUp_trustId_reviewId_idx" ON "PeerReviewWriteUp"("trustId", "reviewId");

-- CreateIndex
CREATE INDEX "PeerReviewMiss_trustId_reviewId_idx" ON "PeerReviewMiss"("trustId", "reviewId");

-- CreateIndex
CREATE INDEX "PeerReviewMiss_trustId_at_idx" ON "PeerReviewMiss"("trustId", "at");

-- CreateIndex
CREATE INDEX "PeerReviewShare_trustId_reviewId_idx" ON "PeerReviewShare"("trustId", "reviewId");

-- CreateIndex
CREATE INDEX "PeerReviewShare_trustId_at_idx" ON "PeerReviewShare"("trustId", "at");

-- AddForeignKey
ALTER TABLE "CoachingKey" ADD CONSTRAINT "CoachingKey_trustId_groupId_fkey" FOREIGN KEY ("trustId", "groupId") REFERENCES "CoachingGroup"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReviewWriteUp" ADD CONSTRAINT "PeerReviewWriteUp_trustId_reviewId_fkey" FOREIGN KEY ("trustId", "reviewId") REFERENCES "PeerReview"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReviewMiss" ADD CONSTRAINT "PeerReviewMiss_trustId_reviewId_fkey" FOREIGN KEY ("trustId", "reviewId") REFERENCES "PeerReview"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReviewShare" ADD CONSTRAINT "PeerReviewShare_trustId_reviewId_fkey" FOREIGN KEY ("trustId", "reviewId") REFERENCES "PeerReview"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
