// Sealed pledges of other phones that wait on this one, until they are handed in.
const opened = () =>
  settled(() => {
    const asked = indexedDB.open('netral-handed', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('handed', { keyPath: 'id' });
    return asked;
  });

const settled = (ask) =>
  new Promise((resolve, reject) => {
    const asked = ask();
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const inStore = async (mode, work) => {
  const database = await opened();
  try {
    return await settled(() => work(database.transaction('handed', mode).objectStore('handed')));
  } finally {
    database.close();
  }
};

export const handedStore = {
  all: () => inStore('readonly', (store) => store.getAll()),
  take: async (handed) => {
    const before = await inStore('readonly', (store) => store.get(handed.id));
    if (!before) await inStore('readwrite', (store) => store.put(handed));
  },
  finish: (handed) => inStore('readwrite', (store) => store.put(handed)),
};
