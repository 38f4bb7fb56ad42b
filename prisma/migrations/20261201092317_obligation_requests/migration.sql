-- CreateTable
CREATE TABLE "ObligationRequest" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "thing" TEXT NOT NULL,
    "owedTo" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ObligationRequest_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "ObligationStep" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE,
    "words" TEXT NOT NULL,
    "link" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ObligationStep_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "ObligationAsk" (
    "trustId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ObligationAsk_pkey" PRIMARY KEY ("trustId","requestId","personId","because")
);

-- CreateIndex
CREATE INDEX "ObligationRequest_trustId_owedTo_idx" ON "ObligationRequest"("trustId", "owedTo");

-- CreateIndex
CREATE UNIQUE INDEX "ObligationRequest_trustId_urn_thing_owedTo_key" ON "ObligationRequest"("trustId", "urn", "thing", "owedTo");

-- CreateIndex
CREATE INDEX "ObligationStep_trustId_requestId_idx" ON "ObligationStep"("trustId", "requestId");

-- CreateIndex
CREATE INDEX "ObligationStep_trustId_byId_idx" ON "ObligationStep"("trustId", "byId");

-- CreateIndex
CREATE INDEX "ObligationAsk_trustId_personId_idx" ON "ObligationAsk"("trustId", "personId");

-- AddForeignKey
ALTER TABLE "ObligationRequest" ADD CONSTRAINT "ObligationRequest_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObligationStep" ADD CONSTRAINT "ObligationStep_trustId_requestId_fkey" FOREIGN KEY ("trustId", "requestId") REFERENCES "ObligationRequest"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObligationAsk" ADD CONSTRAINT "ObligationAsk_trustId_requestId_fkey" FOREIGN KEY ("trustId", "requestId") REFERENCES "ObligationRequest"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
