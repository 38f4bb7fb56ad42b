-- CreateTable
CREATE TABLE "PeerReviewPoll" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "why" TEXT,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "answerBy" TIMESTAMPTZ(3),
    "unreadIds" TEXT[],
    "wonSlotId" TEXT,
    "openedById" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PeerReviewPoll_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "PeerReviewSlot" (
    "trustId" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "because" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "PeerReviewSlot_pkey" PRIMARY KEY ("trustId","pollId","id")
);

-- CreateTable
CREATE TABLE "PeerReviewVote" (
    "trustId" TEXT NOT NULL,
    "pollId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "slotId" TEXT NOT NULL,
    "urn" TEXT,
    "memberPersonId" TEXT,
    "byId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PeerReviewVote_pkey" PRIMARY KEY ("trustId","pollId","n")
);

-- CreateIndex
CREATE INDEX "PeerReviewPoll_trustId_reviewId_idx" ON "PeerReviewPoll"("trustId", "reviewId");

-- CreateIndex
CREATE INDEX "PeerReviewPoll_trustId_state_idx" ON "PeerReviewPoll"("trustId", "state");

-- CreateIndex
CREATE INDEX "PeerReviewPoll_trustId_groupId_idx" ON "PeerReviewPoll"("trustId", "groupId");

-- CreateIndex
CREATE INDEX "PeerReviewVote_trustId_byId_idx" ON "PeerReviewVote"("trustId", "byId");

-- AddForeignKey
ALTER TABLE "PeerReviewPoll" ADD CONSTRAINT "PeerReviewPoll_trustId_reviewId_fkey" FOREIGN KEY ("trustId", "reviewId") REFERENCES "PeerReview"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReviewSlot" ADD CONSTRAINT "PeerReviewSlot_trustId_pollId_fkey" FOREIGN KEY ("trustId", "pollId") REFERENCES "PeerReviewPoll"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeerReviewVote" ADD CONSTRAINT "PeerReviewVote_trustId_pollId_fkey" FOREIGN KEY ("trustId", "pollId") REFERENCES "PeerReviewPoll"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
