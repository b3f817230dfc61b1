MATCH (job:Setting {name: 'job-' + $job})
RETURN job {.state, .total, .done, .failed, .version, .started_at, .finished_at, .touched_at} AS job
