-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Trust" (
    "id" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tenantId" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Trust_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "School" (
    "trustId" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "type" TEXT,
    "status" TEXT NOT NULL,
    "statutoryLowAge" INTEGER,
    "statutoryHighAge" INTEGER,
    "religiousCharacter" TEXT,
    "laCode" TEXT,
    "laName" TEXT,
    "street" TEXT,
    "locality" TEXT,
    "town" TEXT,
    "county" TEXT,
    "postcode" TEXT,
    "easting" INTEGER,
    "northing" INTEGER,
    "openedOn" DATE,
    "closedOn" DATE,
    "ofstedRating" TEXT,
    "ofstedInspectedOn" DATE,
    "ofstedSpecialMeasures" TEXT,
    "registerChangedOn" DATE,
    "leftTrustOn" DATE,
    "hubId" TEXT,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "School_pkey" PRIMARY KEY ("trustId","urn")
);

-- CreateTable
CREATE TABLE "RegisterChange" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegisterChange_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Hub" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Hub_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Person" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "objectId" TEXT,
    "upn" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "hubId" TEXT,
    "urn" TEXT,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "TermDate" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,

    CONSTRAINT "TermDate_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Series" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "time" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "everyWeeks" INTEGER NOT NULL,
    "anchor" DATE NOT NULL,
    "leadDays" INTEGER NOT NULL,
    "channelIds" TEXT[],

    CONSTRAINT "Series_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "SeriesMember" (
    "trustId" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "chairs" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SeriesMember_pkey" PRIMARY KEY ("trustId","seriesId","personId")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "agendaDueAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "urn" TEXT,
    "text" TEXT NOT NULL,
    "addedById" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Apology" (
    "trustId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Apology_pkey" PRIMARY KEY ("trustId","meetingId","personId")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "serviceUrl" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "teamId" TEXT,
    "personId" TEXT,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "goneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Post" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "audience" JSONB NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "queuedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "postId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "activityId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "shownVersion" INTEGER NOT NULL DEFAULT 0,
    "wantsUpdate" BOOLEAN NOT NULL DEFAULT false,
    "sentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "entrance" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "trustId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectVersion" INTEGER NOT NULL,
    "notice" JSON NOT NULL,
    "body" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("trustId","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Trust_uid_key" ON "Trust"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Trust_tenantId_key" ON "Trust"("tenantId");

-- CreateIndex
CREATE INDEX "School_trustId_name_idx" ON "School"("trustId", "name");

-- CreateIndex
CREATE INDEX "School_trustId_hubId_idx" ON "School"("trustId", "hubId");

-- CreateIndex
CREATE INDEX "RegisterChange_trustId_at_idx" ON "RegisterChange"("trustId", "at");

-- CreateIndex
CREATE INDEX "RegisterChange_trustId_urn_idx" ON "RegisterChange"("trustId", "urn");

-- CreateIndex
CREATE UNIQUE INDEX "Hub_trustId_name_key" ON "Hub"("trustId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Person_trustId_objectId_key" ON "Person"("trustId", "objectId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_trustId_upn_key" ON "Person"("trustId", "upn");

-- CreateIndex
CREATE INDEX "Appointment_trustId_personId_idx" ON "Appointment"("trustId", "personId");

-- CreateIndex
CREATE INDEX "Appointment_trustId_role_idx" ON "Appointment"("trustId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "TermDate_trustId_kind_startsOn_key" ON "TermDate"("trustId", "kind", "startsOn");

-- CreateIndex
CREATE UNIQUE INDEX "Series_trustId_name_key" ON "Series"("trustId", "name");

-- CreateIndex
CREATE INDEX "Meeting_trustId_startsAt_idx" ON "Meeting"("trustId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_trustId_seriesId_startsAt_key" ON "Meeting"("trustId", "seriesId", "startsAt");

-- CreateIndex
CREATE INDEX "AgendaItem_trustId_meetingId_idx" ON "AgendaItem"("trustId", "meetingId");

-- CreateIndex
CREATE INDEX "AgendaItem_trustId_urn_idx" ON "AgendaItem"("trustId", "urn");

-- CreateIndex
CREATE INDEX "Conversation_trustId_personId_idx" ON "Conversation"("trustId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_trustId_conversationId_serviceUrl_key" ON "Conversation"("trustId", "conversationId", "serviceUrl");

-- CreateIndex
CREATE INDEX "Post_dueAt_idx" ON "Post"("dueAt");

-- CreateIndex
CREATE INDEX "Post_trustId_card_subject_idx" ON "Post"("trustId", "card", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Post_trustId_key_key" ON "Post"("trustId", "key");

-- CreateIndex
CREATE INDEX "Delivery_trustId_state_idx" ON "Delivery"("trustId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_trustId_postId_conversationId_key" ON "Delivery"("trustId", "postId", "conversationId");

-- CreateIndex
CREATE INDEX "AuditEntry_trustId_at_idx" ON "AuditEntry"("trustId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_trustId_subject_idx" ON "AuditEntry"("trustId", "subject");

-- CreateIndex
CREATE INDEX "Answer_at_idx" ON "Answer"("at");

-- AddForeignKey
ALTER TABLE "School" ADD CONSTRAINT "School_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "School" ADD CONSTRAINT "School_trustId_hubId_fkey" FOREIGN KEY ("trustId", "hubId") REFERENCES "Hub"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterChange" ADD CONSTRAINT "RegisterChange_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hub" ADD CONSTRAINT "Hub_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_trustId_hubId_fkey" FOREIGN KEY ("trustId", "hubId") REFERENCES "Hub"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermDate" ADD CONSTRAINT "TermDate_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Series" ADD CONSTRAINT "Series_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeriesMember" ADD CONSTRAINT "SeriesMember_trustId_seriesId_fkey" FOREIGN KEY ("trustId", "seriesId") REFERENCES "Series"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeriesMember" ADD CONSTRAINT "SeriesMember_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_trustId_seriesId_fkey" FOREIGN KEY ("trustId", "seriesId") REFERENCES "Series"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_trustId_meetingId_fkey" FOREIGN KEY ("trustId", "meetingId") REFERENCES "Meeting"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_trustId_addedById_fkey" FOREIGN KEY ("trustId", "addedById") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Apology" ADD CONSTRAINT "Apology_trustId_meetingId_fkey" FOREIGN KEY ("trustId", "meetingId") REFERENCES "Meeting"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Apology" ADD CONSTRAINT "Apology_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_trustId_postId_fkey" FOREIGN KEY ("trustId", "postId") REFERENCES "Post"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_trustId_conversationId_fkey" FOREIGN KEY ("trustId", "conversationId") REFERENCES "Conversation"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
