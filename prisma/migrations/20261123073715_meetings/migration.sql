-- DropIndex
DROP INDEX "Meeting_trustId_startsAt_idx";

-- DropIndex
DROP INDEX "Meeting_trustId_seriesId_startsAt_key";

-- AlterTable
ALTER TABLE "Trust" ADD COLUMN     "safeguardingContact" TEXT;

-- AlterTable
ALTER TABLE "Series" ADD COLUMN     "endedOn" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "SeriesMember" ADD COLUMN     "part" TEXT NOT NULL DEFAULT 'member';

-- One person chairs: whoever else did is a deputy.
UPDATE "SeriesMember" AS m SET "part" = CASE WHEN EXISTS (
    SELECT 1 FROM "SeriesMember" AS other
    WHERE other."trustId" = m."trustId" AND other."seriesId" = m."seriesId" AND other."chairs" AND other."personId" < m."personId"
  ) THEN 'deputy' ELSE 'chair' END
WHERE m."chairs";
ALTER TABLE "SeriesMember" DROP COLUMN "chairs";

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "actingChairId" TEXT,
ADD COLUMN     "chairedById" TEXT,
ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "closings" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "currentLineId" TEXT,
ADD COLUMN     "minutes" INTEGER,
ADD COLUMN     "movedFrom" TIMESTAMPTZ(3),
ADD COLUMN     "preparedAt" TIMESTAMPTZ(3),
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "reopenedFor" TEXT,
ADD COLUMN     "slotAt" TIMESTAMPTZ(3),
ADD COLUMN     "startedAt" TIMESTAMPTZ(3),
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'planned';

-- Until now a meeting was made when its agenda was, on a date of its series: what is past counts as held.
UPDATE "Meeting" AS m SET "minutes" = s."minutes", "slotAt" = m."startsAt", "preparedAt" = m."agendaDueAt",
  "state" = CASE WHEN m."startsAt" < now() THEN 'closed' ELSE 'planned' END,
  "closedAt" = CASE WHEN m."startsAt" < now() THEN m."startsAt" + s."minutes" * interval '1 minute' END
FROM "Series" AS s WHERE s."trustId" = m."trustId" AND s."id" = m."seriesId";
ALTER TABLE "Meeting" ALTER COLUMN "minutes" SET NOT NULL;

-- CreateTable
CREATE TABLE "AgendaLine" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "urn" TEXT,
    "text" TEXT NOT NULL,
    "reason" TEXT,
    "linkCard" TEXT,
    "linkRef" TEXT,
    "audience" TEXT NOT NULL DEFAULT 'channel',
    "readerIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "addedById" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'open',
    "outcomeReason" TEXT,
    "raisedFor" TIMESTAMPTZ(3) NOT NULL,
    "timesCarried" INTEGER NOT NULL DEFAULT 0,
    "carriedToId" TEXT,

    CONSTRAINT "AgendaLine_pkey" PRIMARY KEY ("trustId","id")
);

-- An item about a school put it forward. What was on a past agenda counts as talked about.
INSERT INTO "AgendaLine" ("trustId", "id", "meetingId", "section", "source", "key", "urn", "text", "addedById", "addedAt", "outcome", "raisedFor")
SELECT i."trustId", i."id", i."meetingId", CASE WHEN i."urn" IS NULL THEN 'items' ELSE 'schools' END, i."source", i."id", i."urn", i."text",
  i."addedById", i."addedAt", CASE WHEN m."state" = 'closed' THEN 'discussed' ELSE 'open' END, m."startsAt"
FROM "AgendaItem" AS i JOIN "Meeting" AS m ON m."trustId" = i."trustId" AND m."id" = i."meetingId";

-- DropTable, and with it its foreign keys
DROP TABLE "AgendaItem";

-- CreateTable
CREATE TABLE "Attendance" (
    "trustId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("trustId","meetingId","personId")
);

-- CreateTable
CREATE TABLE "Decision" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "MeetingAction" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "urn" TEXT,
    "text" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "endedAt" TIMESTAMPTZ(3),
    "endNote" TEXT,
    "askedDueOn" DATE,
    "askedReason" TEXT,
    "askedAnswer" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MeetingAction_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "DocumentLink" (
    "trustId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DocumentLink_pkey" PRIMARY KEY ("trustId","tokenHash")
);

-- CreateIndex
CREATE INDEX "AgendaLine_trustId_key_idx" ON "AgendaLine"("trustId", "key");

-- CreateIndex
CREATE INDEX "AgendaLine_trustId_urn_idx" ON "AgendaLine"("trustId", "urn");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaLine_trustId_meetingId_key_key" ON "AgendaLine"("trustId", "meetingId", "key");

-- CreateIndex
CREATE INDEX "Decision_trustId_meetingId_idx" ON "Decision"("trustId", "meetingId");

-- CreateIndex
CREATE INDEX "MeetingAction_trustId_meetingId_idx" ON "MeetingAction"("trustId", "meetingId");

-- CreateIndex
CREATE INDEX "MeetingAction_trustId_ownerId_state_idx" ON "MeetingAction"("trustId", "ownerId", "state");

-- CreateIndex
CREATE INDEX "MeetingAction_trustId_urn_state_idx" ON "MeetingAction"("trustId", "urn", "state");

-- CreateIndex
CREATE INDEX "DocumentLink_expiresAt_idx" ON "DocumentLink"("expiresAt");

-- CreateIndex
CREATE INDEX "SeriesMember_trustId_personId_idx" ON "SeriesMember"("trustId", "personId");

-- CreateIndex
CREATE INDEX "Meeting_trustId_seriesId_startsAt_idx" ON "Meeting"("trustId", "seriesId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_trustId_seriesId_slotAt_key" ON "Meeting"("trustId", "seriesId", "slotAt");

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_trustId_actingChairId_fkey" FOREIGN KEY ("trustId", "actingChairId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_trustId_chairedById_fkey" FOREIGN KEY ("trustId", "chairedById") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaLine" ADD CONSTRAINT "AgendaLine_trustId_meetingId_fkey" FOREIGN KEY ("trustId", "meetingId") REFERENCES "Meeting"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaLine" ADD CONSTRAINT "AgendaLine_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaLine" ADD CONSTRAINT "AgendaLine_trustId_addedById_fkey" FOREIGN KEY ("trustId", "addedById") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_trustId_meetingId_fkey" FOREIGN KEY ("trustId", "meetingId") REFERENCES "Meeting"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_trustId_meetingId_fkey" FOREIGN KEY ("trustId", "meetingId") REFERENCES "Meeting"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_trustId_lineId_fkey" FOREIGN KEY ("trustId", "lineId") REFERENCES "AgendaLine"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_trustId_byId_fkey" FOREIGN KEY ("trustId", "byId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingAction" ADD CONSTRAINT "MeetingAction_trustId_meetingId_fkey" FOREIGN KEY ("trustId", "meetingId") REFERENCES "Meeting"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingAction" ADD CONSTRAINT "MeetingAction_trustId_lineId_fkey" FOREIGN KEY ("trustId", "lineId") REFERENCES "AgendaLine"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingAction" ADD CONSTRAINT "MeetingAction_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingAction" ADD CONSTRAINT "MeetingAction_trustId_ownerId_fkey" FOREIGN KEY ("trustId", "ownerId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLink" ADD CONSTRAINT "DocumentLink_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLink" ADD CONSTRAINT "DocumentLink_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits on the way out is counted over all trusts.
-- DropIndex
DROP INDEX "Post_dueAt_idx";

-- CreateIndex
CREATE INDEX "Post_queuedAt_dueAt_idx" ON "Post"("queuedAt", "dueAt");

-- DropIndex
DROP INDEX "Delivery_trustId_state_idx";

-- CreateIndex
CREATE INDEX "Delivery_state_idx" ON "Delivery"("state");
