/** Makes identifiers nobody has used before; tests use one that counts. */
export type NewId = () => string;
