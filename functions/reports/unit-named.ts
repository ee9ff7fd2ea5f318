type Unit = { code: string; name: string };

/** The answers of a report as people read them: the accused's unit, where it was chosen from the region's list, by its name. */
export const unitNamed = (
  details: Record<string, string>,
  units: readonly Unit[] = [],
): Record<string, string> => {
  const unit = units.find(({ code }) => code === details['accusedUnit']);
  return unit ? { ...details, accusedUnit: unit.name } : details;
};
