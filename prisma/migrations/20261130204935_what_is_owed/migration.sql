-- AlterTable
ALTER TABLE "School" ADD COLUMN     "owedVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ModelUse" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "text" TEXT,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,

    CONSTRAINT "ModelUse_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Standing" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,

    CONSTRAINT "Standing_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "OwedMark" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "thing" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "number" INTEGER,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "OwedMark_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Fulfilment" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "things" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Fulfilment_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateIndex
CREATE INDEX "ModelUse_trustId_from_idx" ON "ModelUse"("trustId", "from");

-- CreateIndex
CREATE UNIQUE INDEX "Standing_trustId_urn_kind_name_from_key" ON "Standing"("trustId", "urn", "kind", "name", "from");

-- CreateIndex
CREATE INDEX "OwedMark_trustId_urn_idx" ON "OwedMark"("trustId", "urn");

-- CreateIndex
CREATE INDEX "OwedMark_trustId_byId_idx" ON "OwedMark"("trustId", "byId");

-- CreateIndex
CREATE INDEX "Fulfilment_trustId_urn_idx" ON "Fulfilment"("trustId", "urn");

-- CreateIndex
CREATE INDEX "Fulfilment_trustId_byId_idx" ON "Fulfilment"("trustId", "byId");

-- AddForeignKey
ALTER TABLE "ModelUse" ADD CONSTRAINT "ModelUse_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Standing" ADD CONSTRAINT "Standing_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwedMark" ADD CONSTRAINT "OwedMark_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fulfilment" ADD CONSTRAINT "Fulfilment_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;
