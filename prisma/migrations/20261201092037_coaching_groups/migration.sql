-- CreateTable
CREATE TABLE "CoachingGroup" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "facilitatorId" TEXT,
    "from" DATE NOT NULL,
    "to" DATE,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CoachingGroup_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "CoachingMember" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "urn" TEXT,
    "personId" TEXT,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "CoachingMember_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "CoachingRule" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "urns" TEXT[],
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CoachingRule_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "PeerReview" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "hostUrn" TEXT,
    "hostPersonId" TEXT,
    "thing" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "reasonById" TEXT,
    "visitId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PeerReview_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "PeerReviewVisitor" (
    "trustId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "urn" TEXT,
    "personId" TEXT,

    CONSTRAINT "PeerReviewVisitor_pkey" PRIMARY KEY ("trustId","reviewId","n")
);

-- CreateIndex
CREATE INDEX "CoachingGroup_trustId_facilitatorId_idx" ON "CoachingGroup"("trustId", "facilitatorId");

-- CreateIndex
CREATE INDEX "CoachingMember_trustId_groupId_idx" ON "CoachingMember"("trustId", "groupId");

-- CreateIndex
CREATE INDEX "CoachingMember_trustId_urn_idx" ON "CoachingMember"("trustId", "urn");

-- CreateIndex
CREATE INDEX "CoachingMember_trustId_personId_idx" ON "CoachingMember"("trustId", "personId");

-- CreateIndex
CREATE INDEX "PeerReview_trustId_groupId_idx" ON "PeerReview"("trustId", "groupId");

-- CreateIndex
CREATE INDEX "PeerReview_trustId_visitId_idx" ON "PeerReview"("trustId", "visitId");

-- CreateIndex
CREATE INDEX "PeerReview_trustId_hostUrn_idx" ON "PeerReview"("trustId", "hostUrn");

-- CreateIndex
CREATE INDEX "PeerReview_trustId_hostPersonId_idx" ON "PeerReview"("trustId", "hostPersonId");

-- CreateIndex
CREATE INDEX "PeerReviewVisitor_trustId_urn_idx" ON "PeerReviewVisitor"("trustId", "urn");

-- CreateIndex
CREATE INDEX "PeerReviewVisitor_trustId_personId_idx" ON "PeerReviewVisitor"("trustId", "personId");

-- AddForeignKey
ALTER TABLE "CoachingGroup" ADD CONSTRAINT "CoachingGroup_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoachingGroup" ADD CONSTRAINT "CoachingGroup_trustId_facilitatorId_fkey" FOREIGN KEY ("trustId", "facilitatorId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoachingMember" ADD CONSTRAINT "CoachingMember_trustId_groupId_fkey" FOREIGN KEY ("trustId", "groupId") REFERENCES "CoachingGroup"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoachingMember" ADD CONSTRAINT "CoachingMember_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoachingMember" ADD CONSTRAINT "CoachingMember_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoachingRule" ADD CONSTRAINT "CoachingRule_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_trustId_groupId_fkey" FOREIGN KEY ("trustId", "groupId") REFERENCES "CoachingGroup"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_trustId_hostUrn_fkey" FOREIGN KEY ("trustId", "hostUrn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReview" ADD CONSTRAINT "PeerReview_trustId_hostPersonId_fkey" FOREIGN KEY ("trustId", "hostPersonId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReviewVisitor" ADD CONSTRAINT "PeerReviewVisitor_trustId_reviewId_fkey" FOREIGN KEY ("trustId", "reviewId") REFERENCES "PeerReview"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReviewVisitor" ADD CONSTRAINT "PeerReviewVisitor_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReviewVisitor" ADD CONSTRAINT "PeerReviewVisitor_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
