-- DropIndex
DROP INDEX "Standing_trustId_urn_kind_name_from_key";

-- AlterTable
ALTER TABLE "Standing" ADD COLUMN     "correctsId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "isVoid" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reviewId" TEXT,
ADD COLUMN     "why" TEXT;

-- CreateTable
CREATE TABLE "StatusRecord" (
    "trustId" TEXT NOT NULL,
    "standingId" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "onBehalfOf" TEXT NOT NULL,
    "decidedOn" DATE NOT NULL,
    "setById" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "boardOn" DATE,
    "boardWhere" TEXT,
    "boardById" TEXT,
    "planId" TEXT,
    "planDueOn" DATE,
    "planLink" TEXT,
    "planSentById" TEXT,
    "planSentAt" TIMESTAMPTZ(3),
    "endedWhy" TEXT,
    "endedById" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "StatusRecord_pkey" PRIMARY KEY ("trustId","standingId")
);

-- CreateTable
CREATE TABLE "SupportRequest" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fromWhom" TEXT,
    "askedById" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answerWhy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SupportRequest_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Intervention" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "circumstance" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "note" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Intervention_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateIndex
CREATE INDEX "StatusRecord_trustId_urn_idx" ON "StatusRecord"("trustId", "urn");

-- CreateIndex
CREATE INDEX "SupportRequest_trustId_urn_idx" ON "SupportRequest"("trustId", "urn");

-- CreateIndex
CREATE INDEX "SupportRequest_trustId_state_idx" ON "SupportRequest"("trustId", "state");

-- CreateIndex
CREATE INDEX "Intervention_trustId_urn_idx" ON "Intervention"("trustId", "urn");

-- CreateIndex
CREATE INDEX "Standing_trustId_byId_idx" ON "Standing"("trustId", "byId");

-- CreateIndex
CREATE UNIQUE INDEX "Standing_trustId_urn_kind_name_from_correctsId_key" ON "Standing"("trustId", "urn", "kind", "name", "from", "correctsId");

-- AddForeignKey
ALTER TABLE "StatusRecord" ADD CONSTRAINT "StatusRecord_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportRequest" ADD CONSTRAINT "SupportRequest_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intervention" ADD CONSTRAINT "Intervention_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;
