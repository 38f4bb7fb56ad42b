-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "meet" TEXT NOT NULL DEFAULT '';
