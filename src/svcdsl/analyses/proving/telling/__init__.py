"""From what was found to what can be shown: derivations, cases, queues, availabilities."""
