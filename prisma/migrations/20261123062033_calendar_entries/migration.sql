-- CreateTable
CREATE TABLE "CalendarEntry" (
    "trustId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,

    CONSTRAINT "CalendarEntry_pkey" PRIMARY KEY ("trustId","scope","kind","startsOn")
);

-- AddForeignKey
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "Trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Dates were the whole trust's until now. Bank holidays are no longer kept: they are worked out.
INSERT INTO "CalendarEntry" ("trustId", "scope", "kind", "name", "startsOn", "endsOn")
SELECT "trustId", 'trust', "kind", "name", "startsOn", "endsOn" FROM "TermDate" WHERE "kind" <> 'bank-holiday';

-- DropTable, and with it its foreign key
DROP TABLE "TermDate";
