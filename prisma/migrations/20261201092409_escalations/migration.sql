-- CreateTable
CREATE TABLE "Escalation" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "thingId" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Escalation_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "EscalationStep" (
    "trustId" TEXT NOT NULL,
    "escalationId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "EscalationStep_pkey" PRIMARY KEY ("trustId","escalationId","n")
);

-- CreateTable
CREATE TABLE "Absence" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "recordedById" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateIndex
CREATE INDEX "Escalation_trustId_urn_idx" ON "Escalation"("trustId", "urn");

-- CreateIndex
CREATE INDEX "Escalation_trustId_state_idx" ON "Escalation"("trustId", "state");

-- CreateIndex
CREATE INDEX "Escalation_trustId_kind_thingId_idx" ON "Escalation"("trustId", "kind", "thingId");

-- CreateIndex
CREATE INDEX "EscalationStep_trustId_byId_idx" ON "EscalationStep"("trustId", "byId");

-- CreateIndex
CREATE INDEX "Absence_trustId_personId_to_idx" ON "Absence"("trustId", "personId", "to");

-- CreateIndex
CREATE INDEX "Absence_trustId_recordedById_idx" ON "Absence"("trustId", "recordedById");

-- AddForeignKey
ALTER TABLE "Escalation" ADD CONSTRAINT "Escalation_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EscalationStep" ADD CONSTRAINT "EscalationStep_trustId_escalationId_fkey" FOREIGN KEY ("trustId", "escalationId") REFERENCES "Escalation"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_trustId_recordedById_fkey" FOREIGN KEY ("trustId", "recordedById") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
