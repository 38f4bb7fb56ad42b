-- CreateTable
CREATE TABLE "SendPace" (
    "key" TEXT NOT NULL,
    "moments" DOUBLE PRECISION[],
    "heldUntil" DOUBLE PRECISION,

    CONSTRAINT "SendPace_pkey" PRIMARY KEY ("key")
);
