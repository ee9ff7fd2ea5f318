type Room = { items: number; bytes: number };

/**
 * The items in order, in as many parts as their events need: a message of a topic takes 256 KB. One that is larger by itself
 * goes by itself.
 */
export const packed = <Item>(items: readonly Item[], most: Room): Item[][] => {
  const parts: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const bytes = Buffer.byteLength(JSON.stringify(item));
    const last = parts.at(-1);
    room -= bytes;
    if (last && room >= 0 && last.length < most.items) last.push(item);
    else {
      parts.push([item]);
      room = most.bytes - bytes;
    }
  }
  return parts;
};
