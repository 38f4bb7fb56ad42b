-- CreateTable
CREATE TABLE "Letter" (
    "trustId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "urn" TEXT NOT NULL,
    "academicYear" INTEGER NOT NULL,
    "because" TEXT NOT NULL,
    "category" TEXT,
    "statuses" TEXT[],
    "from" DATE NOT NULL,
    "content" JSONB NOT NULL,
    "signedById" TEXT,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" TEXT NOT NULL,
    "handOutAt" TIMESTAMPTZ(3) NOT NULL,
    "handedOutAt" TIMESTAMPTZ(3),
    "toIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedById" TEXT,
    "sharedOn" DATE,
    "sharedAt" TIMESTAMPTZ(3),
    "sharedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("trustId","id")
);

-- CreateTable
CREATE TABLE "LetterCopy" (
    "trustId" TEXT NOT NULL,
    "letterId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "LetterCopy_pkey" PRIMARY KEY ("trustId","letterId","personId")
);

-- CreateTable
CREATE TABLE "LetterSettings" (
    "trustId" TEXT NOT NULL,
    "image" BYTEA,
    "imageType" TEXT,
    "imageWidth" INTEGER,
    "imageHeight" INTEGER,
    "signatoryId" TEXT,
    "signedAs" TEXT,
    "closing" TEXT,
    "address" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "LetterSettings_pkey" PRIMARY KEY ("trustId")
);

-- CreateIndex
CREATE INDEX "Letter_trustId_urn_from_idx" ON "Letter"("trustId", "urn", "from");

-- CreateIndex
CREATE INDEX "Letter_trustId_academicYear_idx" ON "Letter"("trustId", "academicYear");

-- CreateIndex
CREATE INDEX "Letter_trustId_handedOutAt_handOutAt_idx" ON "Letter"("trustId", "handedOutAt", "handOutAt");

-- CreateIndex
CREATE UNIQUE INDEX "Letter_trustId_key_key" ON "Letter"("trustId", "key");

-- CreateIndex
CREATE INDEX "LetterCopy_trustId_personId_idx" ON "LetterCopy"("trustId", "personId");

-- CreateIndex
CREATE INDEX "LetterCopy_trustId_state_dueAt_idx" ON "LetterCopy"("trustId", "state", "dueAt");

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_trustId_urn_fkey" FOREIGN KEY ("trustId", "urn") REFERENCES "School"("trustId", "urn") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterCopy" ADD CONSTRAINT "LetterCopy_trustId_letterId_fkey" FOREIGN KEY ("trustId", "letterId") REFERENCES "Letter"("trustId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterCopy" ADD CONSTRAINT "LetterCopy_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterSettings" ADD CONSTRAINT "LetterSettings_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LetterSettings" ADD CONSTRAINT "LetterSettings_trustId_signatoryId_fkey" FOREIGN KEY ("trustId", "signatoryId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
