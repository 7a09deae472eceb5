import type { EventMember } from "../protocol/excelClass";

/** Numbers of the events in pushed messages, as the runtime's own event declarations give them. */
export const EventType = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  worksheetRowSorted: 19,
  worksheetColumnSorted: 20,
  worksheetSingleClicked: 21,
  worksheetRowHiddenChanged: 22,
  worksheetFormulaChanged: 23,
  worksheetProtectionChanged: 24,
  worksheetNameChanged: 25,
  worksheetVisibilityChanged: 26,
  worksheetMoved: 27,
  chartAdded: 50,
  chartActivated: 51,
  chartDeactivated: 52,
  chartDeleted: 53,
  commentAdded: 250,
  commentDeleted: 251,
  commentChanged: 252,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  workbookActivated: 2203,
} as const;

type Events = Readonly<Record<string, EventMember>>;

export const WORKSHEET_EVENTS: Events = {
  onChanged: { since: "1.7", type: EventType.worksheetChanged, register: "_RegisterDataChangedEvent" },
  onActivated: { since: "1.7", type: EventType.worksheetActivated, register: "_RegisterActivatedEvent" },
  onDeactivated: {
    since: "1.7",
    type: EventType.worksheetDeactivated,
    register: "_RegisterDeactivatedEvent",
  },
  onSelectionChanged: {
    since: "1.7",
    type: EventType.worksheetSelectionChanged,
    register: "_RegisterSelectionChangedEvent",
  },
  onCalculated: { since: "1.8", type: EventType.worksheetCalculated, register: "_RegisterCalculatedEvent" },
  onRowSorted: { since: "1.10", type: EventType.worksheetRowSorted, register: "_RegisterRowSortedEvent" },
  onColumnSorted: {
    since: "1.10",
    type: EventType.worksheetColumnSorted,
    register: "_RegisterColumnSortedEvent",
  },
  onSingleClicked: {
    since: "1.10",
    type: EventType.worksheetSingleClicked,
    register: "_RegisterSingleClickedEvent",
  },
  onFormulaChanged: {
    since: "1.13",
    type: EventType.worksheetFormulaChanged,
    register: "_RegisterFormulaChangedEvent",
  },
  onRowHiddenChanged: {
    since: "1.11",
    type: EventType.worksheetRowHiddenChanged,
    register: "_RegisterRowHiddenChangedEvent",
  },
  onFormatChanged: {
    since: "1.9",
    type: EventType.worksheetFormatChanged,
    register: "_RegisterFormatChangedEvent",
  },
  onProtectionChanged: {
    since: "1.14",
    type: EventType.worksheetProtectionChanged,
    register: "_RegisterProtectionChangedEvent",
  },
  onNameChanged: {
    since: "1.17",
    type: EventType.worksheetNameChanged,
    register: "_RegisterEventNameChanged",
  },
  onVisibilityChanged: {
    since: "1.17",
    type: EventType.worksheetVisibilityChanged,
    register: "_RegisterEventVisibilityChanged",
  },
};

export const WORKSHEET_COLLECTION_EVENTS: Events = {
  ...WORKSHEET_EVENTS,
  onChanged: { ...WORKSHEET_EVENTS["onChanged"]!, since: "1.9" },
  onSelectionChanged: { ...WORKSHEET_EVENTS["onSelectionChanged"]!, since: "1.9" },
  onAdded: { since: "1.7", type: EventType.worksheetAdded, register: "_RegisterAddedEvent" },
  onDeleted: { since: "1.7", type: EventType.worksheetDeleted, register: "_RegisterDeletedEvent" },
  onMoved: { since: "1.17", type: EventType.worksheetMoved, register: "_RegisterEventMoved" },
};

export const WORKBOOK_EVENTS: Events = {
  onActivated: { since: "1.13", type: EventType.workbookActivated, register: "_RegisterActivatedEvent" },
};

export const TABLE_EVENTS: Events = {
  onChanged: { since: "1.7", type: EventType.tableChanged, register: "_RegisterDataChangedEvent" },
  onSelectionChanged: {
    since: "1.7",
    type: EventType.tableSelectionChanged,
    register: "_RegisterSelectionChangedEvent",
  },
};

export const TABLE_COLLECTION_EVENTS: Events = {
  onChanged: TABLE_EVENTS["onChanged"]!,
  onAdded: { since: "1.9", type: EventType.tableAdded, register: "_RegisterAddedEvent" },
  onDeleted: { since: "1.9", type: EventType.tableDeleted, register: "_RegisterDeletedEvent" },
};

export const CHART_EVENTS: Events = {
  onActivated: { since: "1.8", type: EventType.chartActivated, register: "_RegisterActivatedEvent" },
  onDeactivated: { since: "1.8", type: EventType.chartDeactivated, register: "_RegisterDeactivatedEvent" },
};

export const CHART_COLLECTION_EVENTS: Events = {
  ...CHART_EVENTS,
  onAdded: { since: "1.8", type: EventType.chartAdded, register: "_RegisterAddedEvent" },
  onDeleted: { since: "1.8", type: EventType.chartDeleted, register: "_RegisterDeletedEvent" },
};

export const COMMENT_EVENTS: Events = {
  onAdded: { since: "1.12", type: EventType.commentAdded, register: "_RegisterAddedEvent" },
  onChanged: { since: "1.12", type: EventType.commentChanged, register: "_RegisterChangedEvent" },
  onDeleted: { since: "1.12", type: EventType.commentDeleted, register: "_RegisterDeletedEvent" },
};
