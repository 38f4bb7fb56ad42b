-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "asksNothing" BOOLEAN NOT NULL DEFAULT false;
