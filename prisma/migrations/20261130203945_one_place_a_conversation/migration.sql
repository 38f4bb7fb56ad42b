-- Of a conversation remembered under several service URLs the one heard from last is kept, and gets what was posted under
-- the others. What was posted under both, or was for somebody else, is left with the others, which are closed.
CREATE TEMPORARY TABLE "Kept" AS
SELECT DISTINCT ON ("trustId", "conversationId") "trustId", "conversationId", "id", "personId"
FROM "Conversation"
ORDER BY "trustId", "conversationId", ("goneAt" IS NOT NULL), "seenAt" DESC, "id";

UPDATE "Delivery" d SET "conversationId" = moved."to"
FROM (
  SELECT DISTINCT ON (k."trustId", k."id", d."postId") d."trustId", d."id", k."id" AS "to"
  FROM "Delivery" d
  JOIN "Conversation" c ON c."trustId" = d."trustId" AND c."id" = d."conversationId"
  JOIN "Kept" k ON k."trustId" = c."trustId" AND k."conversationId" = c."conversationId" AND k."id" <> c."id"
    AND k."personId" IS NOT DISTINCT FROM c."personId"
  WHERE NOT EXISTS (
    SELECT 1 FROM "Delivery" had
    WHERE had."trustId" = d."trustId" AND had."postId" = d."postId" AND had."conversationId" = k."id"
  )
  ORDER BY k."trustId", k."id", d."postId", (d."state" <> 'sent'), d."createdAt" DESC, d."id"
) moved
WHERE d."trustId" = moved."trustId" AND d."id" = moved."id";

UPDATE "Conversation" c SET "conversationId" = 'set aside ' || c."id", "goneAt" = coalesce(c."goneAt", now())
FROM "Kept" k
WHERE k."trustId" = c."trustId" AND k."conversationId" = c."conversationId" AND k."id" <> c."id";

DROP TABLE "Kept";

-- DropIndex
DROP INDEX "Conversation_trustId_conversationId_serviceUrl_key";

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_trustId_conversationId_key" ON "Conversation"("trustId", "conversationId");
