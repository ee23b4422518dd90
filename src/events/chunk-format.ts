/** Version of the stored form. An older one is read; a newer one is kept and left alone. */
export const CHUNK_FORMAT = 1;
