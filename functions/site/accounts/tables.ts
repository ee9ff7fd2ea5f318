import { table } from '../../../shared/table/table.ts';
import { adminShape, bindingShape, clashShape, ownedShape } from './account.ts';

/** Which account of the issuer is which officer of the register. */
export const officerAccountsTable = /* @__PURE__ */ table({
  name: 'officerAccounts',
  says: 'Which account signs in as which officer of the register, by keyed marks of both',
  partitionKey: 'about',
  items: () => ({ binding: bindingShape, owned: ownedShape }),
});

/** What the authoriser saw of accounts: added to, never changed. */
export const accountSightingsTable = /* @__PURE__ */ table({
  name: 'accountSightings',
  says: 'Accounts that signed in as an officer who is bound to another one, and accounts of admins',
  partitionKey: 'place',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({ clash: clashShape, admin: adminShape }),
});
