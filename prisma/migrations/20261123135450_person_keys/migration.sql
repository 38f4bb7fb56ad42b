-- What names people is put aside: SQL cannot seal it. Applying migrations seals it afterwards and drops this table.
CREATE TABLE "PersonInClear" AS SELECT "trustId", "id", "objectId", "upn", "name", "email" FROM "Person";

-- An entry not in the chain yet must not hold what forgetting a person could not destroy.
UPDATE "AuditEntry" SET "after" = NULL WHERE "verb" = 'person.linked' AND "hash" = '';

-- DropIndex
DROP INDEX "Person_trustId_objectId_key";

-- DropIndex
DROP INDEX "Person_trustId_upn_key";

-- AlterTable
ALTER TABLE "Trust" ADD COLUMN     "retention" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Person" DROP COLUMN "email",
DROP COLUMN "name",
DROP COLUMN "objectId",
DROP COLUMN "upn",
ADD COLUMN     "leftAt" TIMESTAMPTZ(3),
ADD COLUMN     "objectIdHash" TEXT,
ADD COLUMN     "sealed" TEXT,
ADD COLUMN     "upnHash" TEXT;

-- CreateTable
CREATE TABLE "PersonKey" (
    "trustId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "PersonKey_pkey" PRIMARY KEY ("trustId","personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_trustId_objectIdHash_key" ON "Person"("trustId", "objectIdHash");

-- CreateIndex
CREATE UNIQUE INDEX "Person_trustId_upnHash_key" ON "Person"("trustId", "upnHash");

-- AddForeignKey
ALTER TABLE "PersonKey" ADD CONSTRAINT "PersonKey_trustId_personId_fkey" FOREIGN KEY ("trustId", "personId") REFERENCES "Person"("trustId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
