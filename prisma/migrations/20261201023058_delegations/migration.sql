-- CreateTable
CREATE TABLE "Delegation" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "namedById" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "namedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateIndex
CREATE INDEX "Delegation_trustId_urn_idx" ON "Delegation"("trustId", "urn");

-- CreateIndex
CREATE INDEX "Delegation_trustId_personId_idx" ON "Delegation"("trustId", "personId");

-- CreateIndex
CREATE INDEX "Delegation_trustId_namedById_idx" ON "Delegation"("trustId", "namedById");

-- CreateIndex
CREATE INDEX "Delegation_trustId_endedAt_to_idx" ON "Delegation"("trustId", "endedAt", "to");

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_trustId_namedById_fkey" FOREIGN KEY ("trustId", "namedById") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
