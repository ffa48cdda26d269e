type Lead = { id: string; clientId: string; campaignId: string; companyId: string };

/** Where an entry about a lead belongs in the ledger. */
export const placeOf = ({ id: leadId, clientId, campaignId, companyId }: Lead) => ({
  clientId,
  campaignId,
  leadId,
  companyId,
});
