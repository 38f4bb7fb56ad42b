-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "changedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Visit" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "engagement" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "things" TEXT[],
    "leadId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "minutes" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "focus" TEXT NOT NULL DEFAULT '',
    "documents" TEXT NOT NULL DEFAULT '',
    "slots" JSONB NOT NULL DEFAULT '[]',
    "answerBy" TIMESTAMPTZ(3),
    "reason" TEXT,
    "reasonById" TEXT,
    "movedFrom" TIMESTAMPTZ(3),
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "groupId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedIn" TEXT NOT NULL DEFAULT 'teams',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "VisitAttendee" (
    "trustId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "answer" TEXT NOT NULL DEFAULT 'none',

    CONSTRAINT "VisitAttendee_pkey" PRIMARY KEY ("trustId","visitId","personId")
);

-- CreateTable
CREATE TABLE "VisitReport" (
    "trustId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'writing',
    "headline" TEXT NOT NULL DEFAULT '',
    "strengths" TEXT NOT NULL DEFAULT '',
    "areas" TEXT NOT NULL DEFAULT '',
    "actions" TEXT NOT NULL DEFAULT '',
    "rag" TEXT,
    "links" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "recommended" TEXT,
    "recommendedWhy" TEXT,
    "dueOn" DATE,
    "sentToHeadAt" TIMESTAMPTZ(3),
    "checkBy" DATE,
    "headAnswer" TEXT,
    "headNote" TEXT,
    "headById" TEXT,
    "changedNote" TEXT,
    "releasedAt" TIMESTAMPTZ(3),
    "releasedTo" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "VisitReport_pkey" PRIMARY KEY ("trustId","visitId")
);

-- CreateTable
CREATE TABLE "CalendarLink" (
    "trustId" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "organiserId" TEXT NOT NULL,
    "eventId" TEXT,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "agreed" JSONB,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "trouble" TEXT,
    "wanted" INTEGER NOT NULL DEFAULT 1,
    "settled" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3),
    "leasedUntil" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CalendarLink_pkey" PRIMARY KEY ("trustId","record")
);

-- CreateTable
CREATE TABLE "Mailbox" (
    "trustId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "subscriptionId" TEXT,
    "secretHash" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "deltaToken" TEXT,
    "readFrom" TIMESTAMPTZ(3),
    "readUntil" TIMESTAMPTZ(3),
    "sweptAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "trouble" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("trustId","personId")
);

-- CreateIndex
CREATE INDEX "Visit_trustId_urn_startsAt_idx" ON "Visit"("trustId", "urn", "startsAt");

-- CreateIndex
CREATE INDEX "Visit_trustId_leadId_startsAt_idx" ON "Visit"("trustId", "leadId", "startsAt");

-- CreateIndex
CREATE INDEX "Visit_trustId_state_startsAt_idx" ON "Visit"("trustId", "state", "startsAt");

-- CreateIndex
CREATE INDEX "Visit_trustId_groupId_idx" ON "Visit"("trustId", "groupId");

-- CreateIndex
CREATE INDEX "VisitAttendee_trustId_personId_idx" ON "VisitAttendee"("trustId", "personId");

-- CreateIndex
CREATE INDEX "VisitReport_trustId_state_dueOn_idx" ON "VisitReport"("trustId", "state", "dueOn");

-- CreateIndex
CREATE INDEX "VisitReport_trustId_releasedAt_idx" ON "VisitReport"("trustId", "releasedAt");

-- CreateIndex
CREATE INDEX "CalendarLink_trustId_eventId_idx" ON "CalendarLink"("trustId", "eventId");

-- CreateIndex
CREATE INDEX "CalendarLink_dueAt_idx" ON "CalendarLink"("dueAt");

-- CreateIndex
CREATE INDEX "Mailbox_dueAt_idx" ON "Mailbox"("dueAt");

-- CreateIndex
CREATE INDEX "Mailbox_trustId_subscriptionId_idx" ON "Mailbox"("trustId", "subscriptionId");

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_trustId_leadId_fkey" FOREIGN KEY ("trustId", "leadId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitAttendee" ADD CONSTRAINT "VisitAttendee_trustId_visitId_fkey" FOREIGN KEY ("trustId", "visitId") REFERENCES "Visit"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitAttendee" ADD CONSTRAINT "VisitAttendee_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitReport" ADD CONSTRAINT "VisitReport_trustId_visitId_fkey" FOREIGN KEY ("trustId", "visitId") REFERENCES "Visit"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarLink" ADD CONSTRAINT "CalendarLink_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarLink" ADD CONSTRAINT "CalendarLink_trustId_organiserId_fkey" FOREIGN KEY ("trustId", "organiserId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
