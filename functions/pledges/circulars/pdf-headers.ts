/** With which a PDF is handed to anybody: to be saved, and never shown inside our own pages. */
export const pdfHeaders = (name: string): Record<string, string> => ({
  'content-disposition': `attachment; filename="${name}"`,
  'content-security-policy': "default-src 'none'; sandbox",
});
