import { S3Client } from '@aws-sdk/client-s3';
import { checkReadings } from './check-readings.ts';
import { tableClient } from '../../shared/table/client.ts';

// npm run check-readings -- <Readings table> <locked bucket>; region and credentials as for every AWS tool.
const [table, bucket] = process.argv.slice(2);
if (table === undefined || bucket === undefined) {
  console.error('Name both: npm run check-readings -- TABLE BUCKET');
  process.exit(2);
}
const needs = { client: tableClient(), s3: new S3Client(), now: Date.now() };
const { links, faults, gone, changed, notCopied } = await checkReadings({
  ...needs,
  table,
  bucket,
});
for (const { region, sequence, fault } of faults)
  console.error(`link ${region} ${sequence}: ${fault}`);
for (const name of gone) console.error(`gone from the table: ${name}`);
for (const name of changed) console.error(`changed in the table: ${name}`);
for (const name of notCopied) console.error(`not copied: ${name}`);
const wrong = faults.length + gone.length + changed.length + notCopied.length;
console.info(`${links} links read, ${wrong} faults.`);
process.exitCode = wrong > 0 ? 1 : 0;
