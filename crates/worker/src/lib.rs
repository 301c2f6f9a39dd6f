//! Claims jobs, runs the use case, retries or gives up.
