import type { NewCampaign } from "#app/features/campaigns/create-campaign.server.ts";

/** Calder Telematics sells fleet tracking; its backlog is the one the demo offers to upload. */
export const calder = {
  client: {
    name: "Calder Telematics",
    legalName: "Calder Telematics Ltd",
    country: "GB",
    timeZone: "Europe/London",
    currency: "GBP",
  },
  campaign: {
    name: "Calder backlog",
    callerId: "+442079460300",
    feePerLeadMinor: 18_000,
    baseline: { leads: 1_000, won: 300, months: 12 },
    criteria: [
      { question: "Vehicles on the road", kind: "number", hint: "Roughly is fine", choices: null, required: true },
      {
        question: "Tracking today",
        kind: "choice",
        hint: null,
        choices: ["None", "Fleetmark", "Other"],
        required: true,
      },
      { question: "Contract ends", kind: "text", hint: "Month and year, or none", choices: null, required: true },
      { question: "Who decides, with whom", kind: "text", hint: "Name and role", choices: null, required: true },
      {
        question: "Demonstration",
        kind: "choice",
        hint: null,
        choices: ["Yes, a date", "Later", "No"],
        required: true,
      },
    ],
    script: [
      {
        tab: "Opener",
        text: "{first}, it’s {agent}, calling for {client}. You looked at vehicle tracking with them some time ago and it was not the moment. I’m ringing to hear what has changed since. Have I caught you at a bad time?",
      },
      {
        tab: "Busy now",
        text: "Of course. When is a quiet quarter of an hour this week? I’ll ring you then, and not before.",
      },
      {
        tab: "Who is this?",
        text: "{agent}, from {agency}, on behalf of {legal}. Your company asked them about tracking before; you can tell me to stop at any time and nobody will ring again.",
      },
      {
        tab: "Happy as we are",
        text: "Good to hear. Until when are you settled? I’ll note it and come back in good time before that, not sooner.",
      },
      {
        tab: "Price",
        text: "It depends on vehicles and what you want to see. Tell me how many are on the road, and {client} will send a figure, not a brochure.",
      },
    ],
  },
} satisfies { client: object; campaign: Partial<NewCampaign> };

/** A second client, so that walls between clients can be seen to hold. */
export const harbour = {
  client: {
    name: "Harbour Dental Supply",
    legalName: "Harbour Dental Supply Ltd",
    country: "GB",
    timeZone: "Europe/London",
    currency: "GBP",
  },
  campaign: {
    name: "Harbour backlog",
    callerId: "+441614960300",
    feePerLeadMinor: 12_000,
    baseline: null,
    criteria: [
      { question: "Chairs in use", kind: "number", hint: "A number", choices: null, required: true },
      { question: "Supplier today", kind: "text", hint: "Who delivers now", choices: null, required: true },
      { question: "Who orders", kind: "text", hint: "Name and role", choices: null, required: true },
    ],
    script: [
      {
        tab: "Opener",
        text: "{first}, it’s {agent}, calling for {client}. You asked them about supplies a while ago. Is ordering still with you?",
      },
    ],
  },
} satisfies { client: object; campaign: Partial<NewCampaign> };
