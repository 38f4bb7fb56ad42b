-- AlterTable
ALTER TABLE "PeerReview" ADD COLUMN     "week" DATE;

-- CreateTable
CREATE TABLE "HostingBlackout" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HostingBlackout_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateIndex
CREATE INDEX "HostingBlackout_trustId_urn_idx" ON "HostingBlackout"("trustId", "urn");

-- AddForeignKey
ALTER TABLE "HostingBlackout" ADD CONSTRAINT "HostingBlackout_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;
