package io.github.mlmodel.repository.circle;

record Second() implements Family {}
