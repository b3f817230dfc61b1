MATCH (job:Setting {name: 'job-' + $job})
RETURN job {.state, .total, .done, .failed, .version, .started_at, .finished_at} AS job
