import type { FieldMetadata } from "@conform-to/react";
import { sectorWords } from "#app/features/audit/words.ts";
import { SelectField } from "#app/ui/form.tsx";
import { atStart } from "#app/ui/format.ts";
import { type CampaignSector, campaignSectors } from "#db/vocabulary.ts";

/** What is called about, with what follows from it. */
export function SectorField({ field }: { field: FieldMetadata<CampaignSector> }) {
  return (
    <SelectField
      field={field}
      label="Calls about"
      description="About claims management or pensions, nobody in the UK is called whose consent is not recorded."
      data={campaignSectors.map((value) => ({ value, label: atStart(sectorWords[value]) }))}
      allowDeselect={false}
    />
  );
}
