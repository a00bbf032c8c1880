// What each role may do. The server decides; the page only leaves out what would be refused.

export const mayFile = session => ['agency', 'admin'].includes(session.role);

export const mayDecide = session => ['office', 'admin'].includes(session.role);

export const mayOversee = session => ['office', 'admin', 'auditor'].includes(session.role);
