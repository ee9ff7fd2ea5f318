// What waits on this phone, in IndexedDB: pledges until they are sent, then their receipts. Both the page and the
// service worker open it.

const opened = () =>
  settled(() => {
    const asked = indexedDB.open('netral-pledges', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('waiting', { keyPath: 'key' });
      asked.result.createObjectStore('receipts', { keyPath: 'key' });
    };
    return asked;
  });

const settled = (ask) =>
  new Promise((resolve, reject) => {
    const asked = ask();
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const inStores = async (mode, work) => {
  const database = await opened();
  try {
    const transaction = database.transaction(['waiting', 'receipts'], mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    const result = await work(transaction);
    await done;
    return result;
  } finally {
    database.close();
  }
};

const all = (name) =>
  inStores('readonly', (transaction) => settled(() => transaction.objectStore(name).getAll()));

export const phoneStore = {
  waiting: () => all('waiting'),
  receipts: () => all('receipts'),
  keep: (pledge) =>
    inStores('readwrite', (transaction) =>
      settled(() => transaction.objectStore('waiting').put(pledge)),
    ),
  finish: (receipt) =>
    inStores('readwrite', async (transaction) => {
      await settled(() => transaction.objectStore('receipts').put(receipt));
      await settled(() => transaction.objectStore('waiting').delete(receipt.key));
    }),
  forget: (key) =>
    inStores('readwrite', async (transaction) => {
      await settled(() => transaction.objectStore('waiting').delete(key));
      await settled(() => transaction.objectStore('receipts').delete(key));
    }),
};
