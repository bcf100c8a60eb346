export function measureFanout(): never { throw new Error("soon"); }
