/** Every entity of the product; the drift check compares them with the migrated schema. */
export const entities: (new () => object)[] = [];
