-- CreateTable
CREATE TABLE "Plan" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "impact" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "PlanPriority" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "PlanPriority_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "PlanAction" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "priorityId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" TEXT,
    "owner" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PlanAction_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "PlanAgreement" (
    "trustId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlanAgreement_pkey" PRIMARY KEY ("trustId","planId","part")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "owedTo" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "asksUntil" DATE NOT NULL,
    "handedOn" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sentAt" TIMESTAMPTZ(3),
    "sentById" TEXT,
    "unchanged" TEXT,
    "commentAt" TIMESTAMPTZ(3),
    "commentById" TEXT,
    "comment" TEXT,

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "CheckInAnswer" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "checkInId" TEXT,
    "n" INTEGER NOT NULL,
    "rag" TEXT,
    "words" TEXT NOT NULL,
    "links" TEXT[],
    "done" BOOLEAN NOT NULL,
    "help" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckInAnswer_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateIndex
CREATE INDEX "Plan_trustId_urn_idx" ON "Plan"("trustId", "urn");

-- CreateIndex
CREATE INDEX "Plan_trustId_state_idx" ON "Plan"("trustId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "PlanPriority_trustId_planId_n_key" ON "PlanPriority"("trustId", "planId", "n");

-- CreateIndex
CREATE INDEX "PlanAction_trustId_ownerId_idx" ON "PlanAction"("trustId", "ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanAction_trustId_priorityId_n_key" ON "PlanAction"("trustId", "priorityId", "n");

-- CreateIndex
CREATE INDEX "PlanAgreement_trustId_byId_idx" ON "PlanAgreement"("trustId", "byId");

-- CreateIndex
CREATE INDEX "CheckIn_trustId_planId_idx" ON "CheckIn"("trustId", "planId");

-- CreateIndex
CREATE INDEX "CheckIn_trustId_state_idx" ON "CheckIn"("trustId", "state");

-- CreateIndex
CREATE INDEX "CheckInAnswer_trustId_planId_idx" ON "CheckInAnswer"("trustId", "planId");

-- CreateIndex
CREATE INDEX "CheckInAnswer_trustId_byId_idx" ON "CheckInAnswer"("trustId", "byId");

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanPriority" ADD CONSTRAINT "PlanPriority_trustId_planId_fkey" FOREIGN KEY ("trustId", "planId") REFERENCES "Plan"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanAction" ADD CONSTRAINT "PlanAction_trustId_priorityId_fkey" FOREIGN KEY ("trustId", "priorityId") REFERENCES "PlanPriority"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanAgreement" ADD CONSTRAINT "PlanAgreement_trustId_planId_fkey" FOREIGN KEY ("trustId", "planId") REFERENCES "Plan"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_trustId_planId_fkey" FOREIGN KEY ("trustId", "planId") REFERENCES "Plan"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInAnswer" ADD CONSTRAINT "CheckInAnswer_trustId_planId_fkey" FOREIGN KEY ("trustId", "planId") REFERENCES "Plan"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInAnswer" ADD CONSTRAINT "CheckInAnswer_trustId_actionId_fkey" FOREIGN KEY ("trustId", "actionId") REFERENCES "PlanAction"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInAnswer" ADD CONSTRAINT "CheckInAnswer_trustId_checkInId_fkey" FOREIGN KEY ("trustId", "checkInId") REFERENCES "CheckIn"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
