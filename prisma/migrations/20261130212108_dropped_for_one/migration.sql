-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "droppedFor" TEXT[] DEFAULT ARRAY[]::TEXT[];
