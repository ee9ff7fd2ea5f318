// What we use of saxen, which comes without types.
declare module 'saxen' {
  type Decode = (text: string) => string;
  export class Parser {
    on(
      event: 'openTag',
      does: (name: string, attributes: () => Record<string, string>) => void,
    ): this;
    on(event: 'closeTag', does: (name: string) => void): this;
    on(event: 'text', does: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', does: (text: string) => void): this;
    on(event: 'error', does: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
  }
}
