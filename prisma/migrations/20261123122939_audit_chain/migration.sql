-- DropIndex
DROP INDEX "AuditEntry_trustId_at_idx";

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "input" JSONB,
ADD COLUMN     "seq" INTEGER;

-- What earlier versions wrote is numbered in its order. Applying migrations seals it afterwards.
UPDATE "AuditEntry" SET "seq" = numbered."seq"
FROM (SELECT "trustId", "id", row_number() OVER (PARTITION BY "trustId" ORDER BY "at", "id") AS "seq" FROM "AuditEntry") AS numbered
WHERE "AuditEntry"."trustId" = numbered."trustId" AND "AuditEntry"."id" = numbered."id";

-- AlterTable
ALTER TABLE "AuditEntry" DROP CONSTRAINT "AuditEntry_pkey",
DROP COLUMN "id",
ALTER COLUMN "hash" DROP DEFAULT,
ALTER COLUMN "seq" SET NOT NULL,
ADD CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("trustId", "seq");

-- CreateTable
CREATE TABLE "AuditHead" (
    "trustId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("trustId")
);

-- AddForeignKey
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
