-- CreateTable
CREATE TABLE "PlanUpload" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "content" TEXT,
    "said" JSONB NOT NULL,
    "planId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PlanUpload_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateIndex
CREATE INDEX "PlanUpload_trustId_at_idx" ON "PlanUpload"("trustId", "at");

-- AddForeignKey
ALTER TABLE "PlanUpload" ADD CONSTRAINT "PlanUpload_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
