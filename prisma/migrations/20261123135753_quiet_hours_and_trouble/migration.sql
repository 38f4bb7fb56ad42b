-- AlterTable
ALTER TABLE "Trust" ADD COLUMN     "quietBankHolidays" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "quietFrom" TEXT NOT NULL DEFAULT '18:00',
ADD COLUMN     "quietSchoolHolidays" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "quietUntil" TEXT NOT NULL DEFAULT '07:00',
ADD COLUMN     "quietWeekends" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "remindersFrom" TEXT NOT NULL DEFAULT '08:00';

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "about" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "droppedAt" TIMESTAMPTZ(3),
ADD COLUMN     "goBy" TIMESTAMPTZ(3),
ADD COLUMN     "heldUntil" TIMESTAMPTZ(3),
ADD COLUMN     "urgency" TEXT NOT NULL DEFAULT 'now';

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "redrawTries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "staleSince" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Post_about_idx" ON "Post" USING GIN ("about");

-- CreateIndex
CREATE INDEX "Delivery_trustId_state_idx" ON "Delivery"("trustId", "state");
