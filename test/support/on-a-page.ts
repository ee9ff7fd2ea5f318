import type { Locator, Page } from 'playwright-core';

/** Clicks what leads to another page, and waits until that page is there whole, its scripts included. */
export const press = async (link: Locator): Promise<void> => {
  await link.click();
  await link.page().waitForLoadState();
};

/** What the main part of a page says, once the page is there whole. */
export const mainOf = async (page: Page): Promise<string> => {
  await page.waitForLoadState();
  return page.locator('main').innerText();
};

/** Whether a page, once it is there whole, must be pushed sideways to be read. */
export const isWiderThanScreen = async (page: Page): Promise<boolean> => {
  await page.waitForLoadState();
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
};
