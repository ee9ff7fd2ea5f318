import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { ServiceError } from './service-error.ts';

/** An attribute beside a message's body; binary as base64. */
export const messageAttribute = z.object({
  dataType: z.string(),
  stringValue: z.optional(z.string()),
  binaryValue: z.optional(z.string()),
});
export type MessageAttribute = z.infer<typeof messageAttribute>;
export type MessageAttributes = Record<string, MessageAttribute>;

/** As both services' requests write them; binary as base64. */
export const askedAttributes = z.optional(
  z.record(
    z.string(),
    z.strictObject({
      DataType: z.string(),
      StringValue: z.optional(z.string()),
      BinaryValue: z.optional(z.string()),
    }),
  ),
);

type Refuse = (why: string) => ServiceError;

/** Checks names, types and values as SNS and SQS do; throws what `refuse` makes of the reason. */
export const readAttributes = (
  asked: z.infer<typeof askedAttributes>,
  refuse: Refuse,
): MessageAttributes =>
  Object.fromEntries(
    Object.entries(asked ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => {
      checkName(name, refuse);
      checkValue(name, { DataType, StringValue, BinaryValue }, refuse);
      return [
        name,
        {
          dataType: DataType,
          ...(StringValue !== undefined && { stringValue: StringValue }),
          ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
        },
      ];
    }),
  );

const checkName = (name: string, refuse: Refuse): void => {
  const bad =
    !/^[A-Za-z0-9_.-]{1,256}$/.test(name) ||
    /^\.|\.$|\.\./.test(name) ||
    /^(AWS|Amazon)\./i.test(name);
  if (bad && !name.startsWith('AWS.SNS.') && !name.startsWith('AWS.MM.'))
    throw refuse(`The message attribute name '${name}' is not allowed.`);
};

type Value = {
  DataType: string;
  StringValue: string | undefined;
  BinaryValue: string | undefined;
};

const checkValue = (
  name: string,
  { DataType, StringValue, BinaryValue }: Value,
  refuse: Refuse,
) => {
  const type = /^(String|Number|Binary)(\..{1,249})?$/.exec(DataType)?.[1];
  if (!type)
    throw refuse(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  const value = type === 'Binary' ? BinaryValue : StringValue;
  if (!value || (type === 'Binary' ? StringValue : BinaryValue) !== undefined)
    throw refuse(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  if (type === 'Number' && !isNumber(value))
    throw refuse(`Could not cast message attribute '${name}' value to number.`);
  if (DataType === 'String.Array' && !isScalarList(value))
    throw refuse(`Failed to parse the value of the String.Array message attribute '${name}'.`);
};

const isNumber = (text: string): boolean =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text));

const isScalarList = (text: string): boolean => {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((one) => one === null || typeof one !== 'object');
  } catch {
    return false;
  }
};

/** What the attributes count toward a message's size: names, types and values, in bytes. */
export const attributeBytes = (attributes: MessageAttributes): number =>
  Object.entries(attributes).reduce(
    (total, [name, { dataType, stringValue, binaryValue }]) =>
      total +
      Buffer.byteLength(name + dataType + (stringValue ?? '')) +
      Buffer.byteLength(binaryValue ?? '', 'base64'),
    0,
  );

/** MD5 (hex) over the attributes in SQS's own encoding, which its clients compare. */
export const attributesMd5 = (attributes: MessageAttributes): string => {
  const hash = createHash('md5');
  const addPart = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of Object.keys(attributes).sort()) {
    const { dataType = '', stringValue, binaryValue } = attributes[name] ?? {};
    addPart(Buffer.from(name));
    addPart(Buffer.from(dataType));
    hash.update(Buffer.from([binaryValue === undefined ? 1 : 2]));
    addPart(
      Buffer.from(stringValue ?? binaryValue ?? '', binaryValue === undefined ? 'utf8' : 'base64'),
    );
  }
  return hash.digest('hex');
};
