const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Media types of a sheet that is a body by itself: text, an Excel workbook, and what Windows calls both of them. */
export const sheetTypes = ['text/csv', workbookType, 'application/vnd.ms-excel'] as const;

/** What a form's file field offers to choose. */
export const sheetFiles = `.csv,.xlsx,text/csv,${workbookType}`;
