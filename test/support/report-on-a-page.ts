import type { Page } from 'playwright-core';

/** Chooses what happened in its group, which is opened first where it is folded. */
export const chooseConduct = async (page: Page, slug: string): Promise<void> => {
  const choice = page.locator(`input[name=conduct][value=${slug}]`);
  if (!(await choice.isVisible()))
    await page.locator(`details.fold:has(input[value=${slug}]) > summary`).click();
  await choice.check();
};

/** From the form to its check; a form with something wrong comes back instead. */
export const checkReport = (page: Page): Promise<void> =>
  page.locator('form[data-report-form] button[type=submit]').click();

/** From the check to the page with the code. */
export const sendChecked = (page: Page): Promise<void> =>
  page.locator('form[data-review] button[type=submit]:not([formaction])').click();

/** Both steps. */
export const sendReport = async (page: Page): Promise<void> => {
  await checkReport(page);
  await sendChecked(page);
};
